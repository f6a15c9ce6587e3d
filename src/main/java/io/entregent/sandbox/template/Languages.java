package io.entregent.sandbox.template;

import java.util.Set;

/** Language codes that a template may have. */
final class Languages {
  private static final Set<String> CODES =
      Set.of(
          ("af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA ar_SA az bn bg ca zh_CN zh_HK zh_TW "
              + "hr cs da nl en en_GB en_US en_AU en_CA en_IN et fil fi fr fr_CA fr_BE "
              + "ka de el gu ha he hi hu id ga it ja kn kk rw_RW ko "
              + "ky_KG lo lv lt mk ms ml mr nb fa pl pt_BR pt_PT pa ro ru "
              + "sr sk sl es es_AR es_ES es_MX es_CL es_CO es_PE es_VE sw sv ta te th "
              + "tr uk ur uz vi zu ")
              .strip()
              .split(" "));

  private Languages() {}

  static boolean known(String code) {
    return CODES.contains(code);
  }
}
