"""Work that takes longer than a page may: asked for, done by a worker, watched and cancelled on a page."""
