/** One plain look for the pages of all simulated products, light or dark as the browser asks. */
export const pageStyle = `
  :root { color-scheme: light dark; --text: light-dark(#292a2e, #cecfd2); --quiet: light-dark(#505258, #96999e);
    --line: light-dark(#dddee1, #3b3d42); --raised: light-dark(#fff, #242528); --link: light-dark(#1558bc, #8fb8f6);
    --face: light-dark(#dddee1, #4b4d51); }
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/20px system-ui, sans-serif; color: var(--text); background: light-dark(#f8f8f8, #18191a); }
  a { color: var(--link); }
  header { display: flex; gap: 16px; align-items: center; height: 48px; padding: 0 24px; color: #fff; background: #09326c; }
  header a { color: #fff; }
  header i { margin-left: auto; padding: 0 8px; border: 1px solid #fff8; border-radius: 3px; font-size: 12px; font-style: normal; }
  main { max-width: 960px; margin: 0 auto; padding: 24px; }
  h1 { margin: 0 0 4px; font-size: 24px; line-height: 28px; overflow-wrap: anywhere; }
  h2 { margin: 0 0 12px; font-size: 16px; line-height: 20px; }
  p { margin: 0; color: var(--quiet); }
  section, .person, .card { padding: 20px 24px; border: 1px solid var(--line); border-radius: 4px; background: var(--raised); }
  section { margin-top: 16px; }
  .person { display: flex; gap: 24px; align-items: center; }
  .face { display: grid; flex: none; place-items: center; width: 48px; height: 48px; border-radius: 50%; object-fit: cover;
    background: var(--face); color: var(--text); font-weight: 600; }
  .person .face { width: 128px; height: 128px; font-size: 40px; }
  dl { display: grid; grid-template-columns: minmax(120px, 200px) 1fr; gap: 8px 16px; margin: 0; }
  dt { color: var(--quiet); overflow-wrap: anywhere; }
  dd { margin: 0; overflow-wrap: anywhere; }
  .people { display: grid; grid-template-columns: repeat(auto-fill, minmax(264px, 1fr)); gap: 12px; margin: 16px 0; padding: 0; list-style: none; }
  .card { display: flex; gap: 12px; align-items: center; min-width: 0; padding: 12px; }
  .card div { min-width: 0; }
  .card a, .card p { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  form { display: flex; gap: 8px; margin-top: 16px; }
  input { flex: 0 1 320px; min-width: 0; padding: 6px 8px; border: 1px solid var(--quiet); border-radius: 3px; font: inherit; color: inherit; background: var(--raised); }
  button { padding: 6px 12px; border: 1px solid var(--line); border-radius: 3px; font: inherit; color: inherit; background: var(--face); }
  nav { display: flex; gap: 16px; }
`;
