import { defineConfig } from 'drizzle-kit';

/** After a change in src/storage/schema: `npx drizzle-kit generate --config scripts/drizzle.config.ts --name <what-changed>`. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/storage/schema/*.ts',
  out: './src/storage/migrations',
});
