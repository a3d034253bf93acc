"""What comes to a draft from elsewhere: a repository's folder, an upload, an earlier draft put back."""
