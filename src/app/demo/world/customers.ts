/** The four fictional customers: departments, people, devices, places. Logins are the keys of people. */

export type CustomerKey = "library" | "hospital" | "water" | "weather";

export type Caller = {
  login: string;
  name: string;
  title: string;
  /** Index into the customer's departments. */
  department: number;
  isRepresentative?: true;
  signsIn?: true;
  /** How often they call, against the others of their house. */
  weight: number;
};

export type Device = { model: string; serial: string; name: string; site: string };

export type Customer = {
  name: string;
  code: string;
  mail: string;
  /** How much of all requests comes from here. */
  weight: number;
  departments: readonly string[];
  people: readonly Caller[];
  devices: readonly Device[];
  /** Where people say they are calling from. */
  places: readonly string[];
};

const caller = (login: string, name: string, title: string, department: number, weight: number): Caller => ({
  login,
  name,
  title,
  department,
  weight,
});
const devices = (model: string, name: string, ...all: [serial: string, site: string][]): Device[] =>
  all.map(([serial, site]) => ({ model, serial, name, site }));

export const customers: Record<CustomerKey, Customer> = {
  library: {
    name: "北溟大学图书馆",
    code: "BM",
    mail: "beiming.example",
    weight: 30,
    departments: ["北溟大学图书馆借阅部", "北溟大学图书馆信息中心", "北溟大学图书馆采编部"],
    people: [
      { ...caller("gu.nanzhi", "顾南枝", "用户代表，借阅部主任", 0, 9), isRepresentative: true, signsIn: true },
      { ...caller("he.qian", "何其安", "信息中心工程师", 1, 6), signsIn: true },
      caller("tang.shuang", "唐霜", "采编部馆员", 2, 4),
      caller("ji.ran", "纪然", "阅览室馆员", 0, 4),
      caller("song.zhiyi", "宋知意", "电子阅览室管理员", 1, 3),
    ],
    devices: [
      ...devices(
        "衡木 K7",
        "自助借还机",
        ["HM7-20418", "三楼东侧"],
        ["HM7-20419", "三楼西侧"],
        ["HM7-20377", "二楼大厅"],
        ["HM7-20378", "一楼还书口"],
      ),
      ...devices("听涛 S24", "接入交换机", ["TT24-0083", "三楼弱电间"], ["TT24-0091", "五楼弱电间"]),
      ...devices("落笔 M520", "一体打印机", ["LB52-7731", "借阅台"], ["LB52-7745", "采编部"]),
      ...devices("明窗 P30", "投影机", ["MC30-1102", "报告厅"]),
    ],
    places: ["三楼阅览区", "二楼大厅", "一楼借阅台", "电子阅览室", "采编部办公室", "五楼研讨间", "报告厅"],
  },
  hospital: {
    name: "建木医院",
    code: "JM",
    mail: "jianmu.example",
    weight: 32,
    departments: ["建木医院信息科", "建木医院门诊部", "建木医院住院部"],
    people: [
      { ...caller("he.weiyang", "何未央", "用户代表，信息科科长", 0, 8), isRepresentative: true, signsIn: true },
      { ...caller("bai.lu", "白露", "住院部护士长", 2, 7), signsIn: true },
      caller("xie.tingfang", "谢听芳", "门诊收费组长", 1, 6),
      caller("pan.yuehua", "潘月华", "药房主管", 1, 4),
      caller("yuan.che", "袁澈", "信息科值班员", 0, 5),
    ],
    devices: [
      ...devices(
        "衡木 C3",
        "门诊自助机",
        ["HMC3-5501", "门诊一楼"],
        ["HMC3-5502", "门诊一楼"],
        ["HMC3-5507", "门诊二楼"],
      ),
      ...devices("听涛 S48", "核心交换机", ["TT48-0012", "信息科机房"]),
      ...devices("听涛 S24", "接入交换机", ["TT24-0117", "住院部六楼"], ["TT24-0120", "收费处"]),
      ...devices("落笔 T8", "标签打印机", ["LBT8-3004", "药房"], ["LBT8-3011", "检验科"]),
      ...devices("床前 B10", "床头屏", ["CQ10-6608", "六楼 12 床"], ["CQ10-6621", "六楼 25 床"]),
    ],
    places: ["门诊一楼收费处", "门诊二楼", "住院部六楼护士站", "药房", "检验科", "急诊分诊台", "信息科"],
  },
  water: {
    name: "瀛洲水务集团",
    code: "YZ",
    mail: "yingzhou.example",
    weight: 24,
    departments: ["瀛洲水务调度中心", "瀛洲水务营业厅", "瀛洲水务信息部"],
    people: [
      { ...caller("su.wenqu", "苏问渠", "用户代表，信息部经理", 2, 7), isRepresentative: true, signsIn: true },
      { ...caller("jiang.zhao", "江照", "调度员", 0, 6), signsIn: true },
      caller("shui.qingyan", "水清晏", "营业厅班长", 1, 5),
      caller("tao.ran", "陶然", "水质化验员", 0, 3),
      caller("pu.yuan", "蒲远", "管网巡线员", 0, 3),
    ],
    devices: [
      ...devices("流光 RTU-8", "泵站采集终端", ["LG8-1203", "东泵站"], ["LG8-1204", "西泵站"], ["LG8-1209", "加压站"]),
      ...devices("听涛 S24", "接入交换机", ["TT24-0142", "调度中心"]),
      ...devices("落笔 M520", "一体打印机", ["LB52-8120", "营业厅"]),
      ...devices("明窗 W6", "调度大屏", ["MCW6-0031", "调度中心"]),
    ],
    places: ["调度中心", "东泵站", "西泵站", "营业厅一号窗口", "水质化验室", "加压站"],
  },
  weather: {
    name: "昆仑虚气象台",
    code: "KL",
    mail: "kunlun.example",
    weight: 14,
    departments: ["昆仑虚气象台预报科", "昆仑虚气象台网络科", "昆仑虚气象台观测站"],
    people: [
      { ...caller("wenren.yue", "闻人越", "用户代表，网络科科长", 1, 7), isRepresentative: true, signsIn: true },
      caller("yun.wuxin", "云无心", "预报员", 0, 4),
      caller("feng.qi", "风起", "观测员", 2, 4),
      caller("lei.zhen", "雷震", "网络科工程师", 1, 3),
    ],
    devices: [
      ...devices("望云 A2", "自动观测站", ["WYA2-0401", "北坡站"], ["WYA2-0402", "南坡站"], ["WYA2-0405", "湖心站"]),
      ...devices("听涛 S24", "接入交换机", ["TT24-0165", "预报大厅"]),
      ...devices("磐石 N4", "备份存储", ["PS4-0007", "机房"]),
    ],
    places: ["预报大厅", "北坡观测站", "南坡观测站", "会商室", "机房", "湖心站"],
  },
};
