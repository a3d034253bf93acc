"""Letters by e-mail that let somebody set a password: asked for by themselves, or by who put them into a course."""
