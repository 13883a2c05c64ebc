"""What was found in files before, so that those that have not changed are not analysed again."""
