"""Session packs for trainers, and exports of conversations and sessions: what was answered -> files that can be checked."""
