import type { LauncherTexts } from '../en/launcher.js';

export const launcherTexts: LauncherTexts = {
  open: '打开聊天：订单与退款',
  close: '关闭聊天',
  unread: (count) => `${count} 条未读消息`,
  failed: '聊天加载失败，请重试。',
};
