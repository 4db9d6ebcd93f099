"""The guards of the house: what every module must keep to, whoever writes it."""
