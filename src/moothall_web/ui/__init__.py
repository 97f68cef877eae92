"""How the site looks: patterns, words around the content, assets."""
