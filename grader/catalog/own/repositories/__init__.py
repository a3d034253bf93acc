"""The Git repositories that drafts are pulled from: read as a stranger's, private ones by a token kept sealed."""
