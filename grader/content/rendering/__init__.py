"""Statements and pictures to safe HTML: Markdown, formulas to MathML, SVG."""
