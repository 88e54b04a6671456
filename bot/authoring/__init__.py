"""What happens to a dialogue before anyone talks: it is read, checked, extracted for translators and drawn."""
