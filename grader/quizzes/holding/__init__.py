"""What those who hold a quiz do: rules, preview, analysis, cancelling."""
