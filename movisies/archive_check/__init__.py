"""Checking the archive: is every issue whole, is nothing double, and is every oddity explained in a note?"""
