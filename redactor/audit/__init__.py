"""The log of every decision, without the words decided on."""
