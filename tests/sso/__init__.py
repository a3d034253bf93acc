"""Signing in with OpenID Connect, SAML and passkeys: only where the packages of requirements/sso.txt are installed."""
