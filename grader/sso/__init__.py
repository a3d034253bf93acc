"""The door for who signs in without a password of ours: OpenID Connect, SAML and passkeys, by django-allauth.

It is installed only where a setting asks for it, and nothing else imports it. The library speaks the protocols and
keeps what belongs to an account; who is let in, and what is linked with whose consent, is said here.
"""
