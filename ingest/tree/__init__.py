"""From lines to article trees: documents, headings, lists, notes, amendments."""
