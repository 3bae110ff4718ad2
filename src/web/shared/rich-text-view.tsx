import type { JSX } from 'preact';
import { type Block, type Inline, parseRichText } from './rich-text.js';

/** An amount or a reference such as `RF-7K3M-92`, which must not be broken over two lines. */
const isOneWord = (text: string): boolean => /^[\x21-\x7e]{1,20}$/.test(text);

const renderInline = (part: Inline, key: number): JSX.Element | string => {
  switch (part.kind) {
    case 'plain':
      return part.text;
    case 'strong':
      return (
        <strong key={key} class={isOneWord(part.text) ? 'whole' : undefined}>
          {part.text}
        </strong>
      );
    case 'em':
      return <em key={key}>{part.text}</em>;
    case 'link':
      return (
        <a key={key} href={part.href} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
  }
};

const renderBlock = (block: Block, key: number): JSX.Element => {
  if (block.kind === 'paragraph') {
    return (
      <p key={key}>
        {block.lines.map((line, index) => [
          index > 0 ? <br key={`break-${index}`} /> : null,
          ...line.map(renderInline),
        ])}
      </p>
    );
  }
  const items = block.items.map((item, index) => <li key={index}>{item.map(renderInline)}</li>);
  return block.ordered ? (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
};

/** A reply's light marks drawn as elements. Nothing a customer, shop or model writes can become HTML here. */
export const RichTextView = ({ text }: { readonly text: string }): JSX.Element => (
  <div class="rich-text" dir="auto">
    {parseRichText(text).map(renderBlock)}
  </div>
);
