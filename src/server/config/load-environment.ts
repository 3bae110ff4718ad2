import { existsSync } from 'node:fs';

/** The process's environment, filled up from a `.env` file in the working folder. What is set already stays. */
export const loadEnvironment = (): Readonly<Record<string, string | undefined>> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
};
