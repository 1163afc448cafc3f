"""Settings of the supplier's portal: pretix's own for tests, with a database and files that outlive the process."""

# ruff: noqa: F403, F405 - Django's settings are names in a module
import os

from pretix.testutils.settings import *

FOLDER = os.environ["PORTAL_FOLDER"]
DATABASES["default"]["NAME"] = f"{FOLDER}/portal.sqlite"
MEDIA_ROOT = f"{FOLDER}/media"
SITE_URL = os.environ["PORTAL_URL"]
ALLOWED_HOSTS = ["127.0.0.1"]
STATIC_ROOT = f"{FOLDER}/static"
DEBUG_PROPAGATE_EXCEPTIONS = False
