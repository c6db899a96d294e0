"""The addresses of the site: the app's pages, and the admin for staff."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("options.urls")),
]
