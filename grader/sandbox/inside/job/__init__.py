"""One job in a jail: frames in and out, the submitted files as modules, values as data, failures as data."""
