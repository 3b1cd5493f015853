"""The doors: hostile bytes stop here, before any schema or model sees them.

A complete example::

    form, findings = form_of(data)              # "json", "xml" or None; empty, BOM, UTF-16, not UTF-8
    opened = strict_json(data) if form == "json" else strict_xml(data)
    if opened.findings:
        ...                                              # FORM-… ids with line and column, never a value

``limits`` says how much is let in, ``text`` what characters may stand in a document and every text a door can
answer with. ``json`` and ``xml`` are the doors themselves: quick about good documents, with an exact reading
behind them (``scan``, ``examine``) that tells what is wrong with a bad one and where. ``positions`` finds the
line and column of a path.
"""
