export {
  type BotFrameworkChannel,
  type BotFrameworkChannelOptions,
  createBotFrameworkChannel,
} from './botframework-channel.js';
