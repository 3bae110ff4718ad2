/** Stylesheets that a shadow root adopts as text. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
declare module '*.css';
