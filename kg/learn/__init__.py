"""Small learnt models, loaded and applied: they know features and labels, nothing of companies."""
