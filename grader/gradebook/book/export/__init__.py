"""The gradebook as files: our own CSV and XLSX, which come back as corrections, and what learning platforms import."""
