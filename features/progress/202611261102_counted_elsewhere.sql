-- Dossiers and platforms taken up are counted where their records live, so what was kept of them here is no longer read.
delete from progress_sum where figure in ('online_dossiers', 'platform_adoptions');
