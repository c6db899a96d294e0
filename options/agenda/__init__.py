"""The rules of a workshop: kinds of steps, agendas, and what may follow what; no Django."""
