-- A dissolved grid holds no address any more.
delete from grid_address a using grid g where g.district = a.district and g.code = a.grid and not g.active;
