"""The jobmarket site: a view over the gateway, in French first."""
