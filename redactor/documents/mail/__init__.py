"""Reads and writes e-mail: one message, or a mailbox of them."""
