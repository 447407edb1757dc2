from django.urls import path

from dossiers import views

app_name = "dossiers"

urlpatterns = [
    path("", views.dossier_list, name="dossier_list"),
    path("<slug:slug>/", views.dossier_detail, name="dossier_detail"),
]
