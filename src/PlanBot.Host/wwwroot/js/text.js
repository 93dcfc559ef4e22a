// Every word the page itself says. Replies come from the server in the asker's language; quotes are the plan's own words.

/** Strings of index.html, by the names in its data-text, data-label and data-placeholder attributes. */
export const page = {
  skip: '跳到正文',
  name: '方案问答',
  views: '页面',
  chat: '问答',
  plan: '方案',
  places: '市州',
  chatHeading: '问答',
  transcript: '对话记录',
  questionLabel: '您的问题',
  questionPlaceholder: '用您自己的话提问',
  send: '提问',
  newConversation: '新对话',
  planHeading: '方案全文',
  filters: '筛选任务',
  clearFilters: '清除筛选',
  placesHeading: '各市州涉及的任务',
  placesLead: '每格是一个市州，大致按地理位置排列；数字是方案点名它的任务数，含“长株潭”等合称。选一格，查看这些任务。',
};

export const chat = {
  tagline: ['问方案里的事，回答附原文和出处。', '方案没有写的，会直说没有写。'],
  examples: '可以这样问',
  question: '问',
  answer: '答',
  asking: '正在查阅方案…',
  hint: '回车发送，Shift＋回车换行，↑ 调出上一问',
  limit: (used, max) => used >= max ? `已到 ${max} 字上限，多出的文字没有录入` : `已输入 ${used} 字，最多 ${max} 字`,
  expand: '展开全文',
  collapse: '收起',
  retry: '重试',
  unreachable: '暂时连接不上服务，这个问题还没有得到回答。请检查网络后重试。',
  failed: (status) => `服务没有给出回答（${status}）。请稍后重试。`,
  slow: '等待时间过长，已停止等待。请重试。',
  started: '已开始新对话',
  disclaimer: '回答依据方案原文生成，以正式文件为准。',
  size: (areas, tasks) => areas > 0 ? `${areas} 个方面 ${tasks} 项任务` : `${tasks} 项任务`,
};

export const reply = {
  refusal: { 'not-in-plan': '方案未写明', 'out-of-scope': '不在方案范围内', 'no-such-task': '没有这一项', unsafe: '不能办理', 'not-allowed': '不能办理' },
  differs: '与方案原文不一致',
  nearest: '最接近的条款',
  tasks: '涉及的任务',
  areas: '涉及的方面',
  suggestions: '接着问',
  areaLink: (number, title) => `第${number}方面“${title}”`,
  openClause: (label) => `查看${label}，并标出所引文字`,
};

export const owners = {
  heading: '分工',
  plan: '方案原文',
  assigned: '本单位登记',
  planNote: '方案自身写明',
  assignedNote: '不是方案原文',
  all: '全部任务',
  task: (number) => `任务 ${number}`,
  roles: { lead: '牵头', support: '配合', coordinate: '统筹', implement: '落实', track: '跟踪' },
  source: (source, asOf) => `来源：${source}，截至 ${asOf}`,
};

export const citation = {
  copy: '复制引文',
  copied: '已复制',
  announced: '引文已复制，可直接粘贴到公文中',
  manual: '复制引文',
  manualHint: '浏览器不允许自动复制。文字已选中，请按 Ctrl＋C（苹果电脑按 ⌘C，手机长按）复制。',
  close: '关闭',
  paper: (title, docNumber, label, quote) => `根据《${title}》${docNumber ? `（${docNumber}）` : ''}${label}：“${quote}”`,
};

export const clause = {
  close: '关闭',
  previous: '上一条',
  next: '下一条',
  lines: (first, last) => first === last ? `公布文本第 ${first} 行` : `公布文本第 ${first}—${last} 行`,
  english: 'Unofficial English',
  places: '点名的市州',
  selectHint: '选中部分文字再点“复制引文”，只引所选文字。',
  missing: '没有找到这一条',
  missingHint: '链接可能有误，或方案内容已更新。',
  toPlan: '查看方案全文',
};

export const plan = {
  area: '方面', place: '地名', owner: '单位', words: '含有文字', other: '其他地名',
  allAreas: '全部方面', allPlaces: '全部地方', allOwners: '全部单位', otherPlace: '其他地名…',
  otherPlaceholder: '如：南沙、湘南',
  wordsPlaceholder: '如：机场',
  count: (shown, all) => shown === all ? `共 ${all} 项任务` : `共 ${shown} 项（全部 ${all} 项）`,
  none: '没有符合条件的任务。',
  areaTasks: (count) => `${count} 项`,
  areaNumber: (number) => `（${number}）`,
  front: '文件与总述',
  end: '组织实施与施行',
  parts: { notice: '文件首页', preamble: '引言', overall: '总体要求', closing: '结尾段（组织实施）', effect: '施行日期' },
  ownerOfAll: (party, roles) => `方案对全部任务统一写明：${party}负责${roles}，没有逐项指定，因此这里列出全部任务。`,
  alsoWithin: (place, count) => `另有 ${count} 项没有点名${place}，但写到其境内地点或所在区域，未计入。`,
  loadFailed: '方案没有载入成功。',
  retry: '重试',
  loading: '正在载入方案…',
};

export const places = {
  map: '各市州任务数示意图',
  tile: (name, count) => `${name}：${count} 项任务`,
  legend: '任务数',
  none: '0',
  caption: '各市州任务数（按任务数排列）',
  name: '市州', tasks: '点名的任务', within: '另写到境内或区域',
  withinNote: '“点名”指写出市州名或用合称写到；“境内或所在区域”只作参考，不计入任务数。',
};

export const date = (iso) => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const digits = '〇一二三四五六七八九';

/** 1 to 99 as official papers number their parts: 一, 十二, 二十. */
export const numeral = (number) => {
  const tens = Math.floor(number / 10), ones = number % 10;
  return (tens > 1 ? digits[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 || tens === 0 ? digits[ones] : '');
};
