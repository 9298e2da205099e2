"""Which packs there are: installed plugins, folders, and the knowledge assembled from them."""
