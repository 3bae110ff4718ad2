import type { JSX } from 'preact';
import type { Card } from './card.js';

export interface DecisionCardTexts {
  readonly order: (number: string) => string;
  readonly clause: (id: string) => string;
  readonly amountColumn: string;
  readonly itemColumn: string;
}

interface Props {
  readonly card: Extract<Card, { kind: 'decision' }>;
  readonly texts: DecisionCardTexts;
}

/** What was decided, line by line to the total, with the clause it rests on. */
export const DecisionCard = ({ card, texts }: Props): JSX.Element => {
  const lines = card.rows.filter((row) => !row.total);
  const totals = card.rows.filter((row) => row.total);
  return (
    <section class="card" dir="auto">
      <header class="card-head">
        <h3>{card.title}</h3>
        <span class="card-tag">{texts.order(card.orderNumber)}</span>
      </header>
      {card.rows.length > 0 && (
        <table class="sum">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{texts.itemColumn}</th>
              <th scope="col">{texts.amountColumn}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((row, index) => (
              <tr key={index}>
                <th scope="row">{row.label}</th>
                <td>{row.amount}</td>
              </tr>
            ))}
          </tbody>
          {totals.length > 0 && (
            <tfoot>
              {totals.map((row, index) => (
                <tr key={index}>
                  <th scope="row">{row.label}</th>
                  <td>{row.amount}</td>
                </tr>
              ))}
            </tfoot>
          )}
        </table>
      )}
      {card.notes.length > 0 && (
        <ul class="card-notes">
          {card.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {card.clause && (
        <p class="card-clause">
          <strong>{texts.clause(card.clause.id)}</strong> {card.clause.text}
        </p>
      )}
    </section>
  );
};
