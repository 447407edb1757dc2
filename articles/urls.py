from django.urls import path

from articles import views

app_name = "articles"

urlpatterns = [
    path("nummers/", views.issue_list, name="issue_list"),
    path("nummers/<slug:publication>/<slug:slug>/", views.issue_detail, name="issue_detail"),
    path("artikelen/<slug:slug>/", views.article_detail, name="article_detail"),
    path("a/<int:pk>/", views.article_permalink, name="article_permalink"),
    path("personen/", views.person_list, name="person_list"),
    path("personen/<slug:slug>/", views.person_detail, name="person_detail"),
    path("onderwerpen/", views.topic_list, name="topic_list"),
    path("onderwerpen/door-de-jaren/", views.topic_years, name="topic_years"),
    path("onderwerpen/<slug:slug>/", views.topic_detail, name="topic_detail"),
]
