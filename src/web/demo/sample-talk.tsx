import type { JSX } from 'preact';
import type { DemoTexts } from '../texts/demo-texts.js';

/** What a conversation ends in, at a glance. */
export const SampleTalk = ({ texts }: { readonly texts: DemoTexts }): JSX.Element => (
  <figure class="sample" aria-label={texts.sample}>
    <p class="sample-customer">{texts.sampleCustomer}</p>
    <p>{texts.sampleAnswer}</p>
    <table>
      <tbody>
        {texts.sampleRows.map(([label, amount]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </figure>
);
