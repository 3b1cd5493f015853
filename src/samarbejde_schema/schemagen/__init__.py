"""The printers: every schema, list and page of the standard, printed from its shapes and rules.

A complete example::

    from samarbejde_schema.schemagen.artefacts import compare, render
    from samarbejde_schema.schemagen.edition import editions
    from samarbejde_schema.schemagen.markdown import reference

    expected = render(catalogue)                       # path -> bytes, the same every time
    drifts = compare(expected, found)                  # what differs from the published files
    pages = reference(editions(catalogue)[-1])         # path -> Markdown

Printers read an :class:`~.edition.Edition`, one minor version of a release; nothing here opens a file.
"""
