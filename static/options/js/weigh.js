// The arithmetic of the pages on which weights are moved: the same figures as the server's.
"use strict";

const weigh = (() => {
  const TIE = 1e-7;
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /** Shares of points; null while all are 0. */
  const shares = (points) => {
    const all = sum(points);
    return all > 0 ? points.map((point) => point / all) : null;
  };

  /** A total of each row of scores; where a score with weight is missing (null), what it can be. */
  const totals = (table, weights) =>
    table.map((scores) => {
      const known = sum(scores.map((score, at) => (score ?? 0) * weights[at]));
      const open = sum(scores.map((score, at) => (score === null ? weights[at] : 0)));
      const isOpen = scores.some((score, at) => score === null && weights[at] > 0);
      return { total: isOpen ? null : known, least: known, most: known + 100 * open };
    });

  /** Places 1, 1, 3 within a tie; null while any total is open. */
  const places = (found) => {
    if (found.some(({ total }) => total === null)) return found.map(() => null);
    const order = found.map((_, at) => at).sort((one, other) => found[other].total - found[one].total);
    const given = [];
    let start = 0;
    order.forEach((row, at) => {
      if (at > 0 && found[order[at - 1]].total - found[row].total > TIE) start = at;
      given[row] = start + 1;
    });
    return given;
  };

  /** Rows by the middle of what they can be, the first in the list first among equals. */
  const order = (found) => {
    const middle = ({ least, most }) => Math.round((least + most) * 1e7) / 1e7;
    return found.map((_, at) => at).sort((one, other) => middle(found[other]) - middle(found[one]) || one - other);
  };

  return { shares, totals, places, order };
})();

if (typeof module !== "undefined") module.exports = weigh;
