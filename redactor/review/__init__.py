"""The page on which an editor sees what is proposed, decides and signs; served on this machine."""
