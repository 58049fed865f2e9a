"""Who is who: names, candidates for a name, decisions."""
