"""The work a clerk did, one package a job; no bot imports another."""
