"""Bytes that are the same every time, and prose without markup."""

from lxml import etree

from samarbejde_schema.schemagen.writing import cell, json_bytes, prose, table, tag, xml_bytes


def test_json_is_utf8_with_line_feeds() -> None:
    assert json_bytes({"b": "å", "a": [1]}) == '{\n  "b": "å",\n  "a": [\n    1\n  ]\n}\n'.encode()


def test_xml_is_escaped_and_indented() -> None:
    note = tag("n", tag("d", text='a < b & "c" \x85'))
    data = xml_bytes(
        tag("r", note, None, tag("e", value="\t\n<&\"'å\u2028"), tag("f", tag("e")), a="1", b=None)
    )
    assert data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<r a="1">\n'
        "  <n><d>a &lt; b &amp; &quot;c&quot; &#x85;</d></n>\n"
        '  <e value="&#x9;&#xA;&lt;&amp;&quot;\'å&#x2028;"/>\n'
        "  <f>\n"
        "    <e/>\n"
        "  </f>\n"
        "</r>\n"
    )
    root = etree.fromstring(data)
    assert root[1].get("value") == "\t\n<&\"'å\u2028"
    assert root[0][0].text == 'a < b & "c" \x85'


def test_prose_is_one_line_without_markup() -> None:
    doc = """First line of ``code``,
    second :class:`~a.b.Thing` and :meth:`run`.

    Third :mod:`text <a.b.c>`.
    """
    assert prose(doc) == "First line of code, second Thing and run. Third c."
    assert prose(doc, literal="`") == "First line of `code`, second `Thing` and `run`. Third `c`."


def test_prose_names_fields_as_the_wire_does() -> None:
    assert (
        prose("``cover_id`` and ``from_whom``, not ``A_B`` or ``boat``.")
        == "coverId and fromWhom, not A_B or boat."
    )


def test_tables_keep_their_columns() -> None:
    assert cell("a | b\n<c>") == "a \\| b &lt;c>"
    assert table(("x", "y"), [("1", "2")]) == "| x | y |\n| --- | --- |\n| 1 | 2 |"
