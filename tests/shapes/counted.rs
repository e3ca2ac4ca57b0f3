//! The counts, one paper after the other.

use super::Counted;

pub(super) const PAPERS: &[Counted] =
    &[MINISTRY, PROVINCE, COMMUNE, FRONT, POLICE, YOUTH, HEALTH, WARD, OFFICE, DIRECTIVE];

/// What was not counted is not there.
const NONE: Counted = Counted {
    file: "",
    frame: ("", ""),
    sections: 0,
    groups: 0,
    models: 0,
    tasks: 0,
    duties: 0,
    indicators: 0,
    figures: &[],
    lines: &[],
    texts: &[],
    leads: &[],
    helpers: &[],
    due: &[],
    times: &[],
    targets: &[],
    products: &[],
    cycles: &[],
    doubts: &[],
};

/// A ministry's plan through pandoc: a grid table, text wrapped by hand, group
/// rows over the whole width, running numbers that run on.
const MINISTRY: Counted = Counted {
    file: "bo-xay-dung-luoi-pandoc.md",
    frame: ("214/KH-BXD", "2026-02-12"),
    sections: 4,
    groups: 5,
    tasks: 8,
    duties: 3,
    lines: &[("PL.I.1", 4), ("PL.I.3", 3)],
    texts: &[
        ("PL.I", "HOÀN THIỆN THỂ CHẾ"),
        (
            "PL.I.2",
            "Rà soát, đề xuất sửa đổi, bổ sung các nghị định về nhà ở xã hội, gồm: \
             / - Nghị định số 100/2024/NĐ-CP; / - Nghị định số 95/2024/NĐ-CP",
        ),
    ],
    leads: &[
        ("PL.I.1", "cuc-kinh-te-quan-ly-dau-tu-xay-dung"),
        ("PL.I.2", "cuc-quan-ly-nha-va-thi-truong-bat-dong-san"),
        ("PL.II.6", "vu-phap-che"),
        ("PL.III.8", "vu-to-chuc-can-bo"),
    ],
    helpers: &[
        ("PL.I.1", "vu-phap-che cac-don-vi-lien-quan"),
        ("PL.I.2", "vu-phap-che vu-ke-hoach-tai-chinh"),
        ("PL.II.6", "thanh-tra-chinh-phu cac-don-vi-lien-quan"),
        ("PL.III.7", ""),
    ],
    due: &[
        ("PL.I.1", "2026-Q3"),
        ("PL.I.2", "2026-10-14"),
        ("PL.I.3", "2026-06"),
        ("PL.II.4", "2026/2028"),
        ("PL.II.5", "yearly"),
        ("PL.II.6", ""),
        ("PL.III.7", ""),
        ("PL.III.8", "2026/2026+"),
    ],
    times: &[("PL.III.8", "Từ quý II/2026"), ("PL.III.7", "Khi có hướng dẫn của Bộ Tài chính")],
    products: &[("PL.I.1", "Hồ sơ dự án Luật trình Chính phủ")],
    cycles: &[("III.1", "quarterly"), ("III.2", "half_yearly yearly")],
    doubts: &[("unknown_unit", 9), ("time_unread", 1)],
    ..NONE
};

/// A province's plan in pipe tables: heads of two rows, one column for each
/// horizon, leads merged downwards, a row cut by a page, the head repeated.
const PROVINCE: Counted = Counted {
    file: "ubnd-tinh-bang-hai-tang.md",
    frame: ("57/KH-UBND", "2026-03-02"),
    sections: 5,
    groups: 11,
    tasks: 11,
    duties: 5,
    indicators: 9,
    lines: &[("PL2.II.4", 2), ("PL2.II.5", 3)],
    texts: &[(
        "PL2.II.4",
        "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực, cập nhật \
         vào kho dữ liệu dùng chung của tỉnh",
    )],
    leads: &[
        ("PL1.A.1", "van-phong-uy-ban-nhan-dan-tinh"),
        ("PL1.A.2.1", "so-noi-vu"),
        ("PL1.C.6.b", "so-khoa-hoc-va-cong-nghe"),
        ("PL2.I.1", "so-khoa-hoc-va-cong-nghe"),
        ("PL2.I.2", "so-khoa-hoc-va-cong-nghe"),
        ("PL2.I.3", "so-khoa-hoc-va-cong-nghe"),
        ("PL2.III.8", "so-giao-duc-va-dao-tao so-noi-vu"),
    ],
    helpers: &[
        ("PL2.I.1", "so-tai-chinh cong-an-tinh"),
        ("PL2.II.4", "cac-don-vi-lien-quan p-kh-tc-cac-so"),
        ("PL2.II.5", "cong-an-tinh uy-ban-nhan-dan-cac-xa-phuong"),
        ("PL2.II.6", "cong-an-tinh uy-ban-nhan-dan-cac-xa-phuong"),
    ],
    due: &[
        ("PL2.I.1", "2026-Q4"),
        ("PL2.I.2", "2026-09"),
        ("PL2.I.3", "2027-H1"),
        ("PL2.II.4", "2026-Q2"),
        ("PL2.II.5", "2026"),
        ("PL2.II.6", "2026-10-14"),
        ("PL2.II.7", ""),
        ("PL2.III.8", "2026/2026+"),
        ("PL2.III.9", ""),
        ("PL2.III.9~2", "yearly"),
        ("PL2.III.11", "yearly"),
    ],
    times: &[("PL2.III.9~2", "Quý IV hằng năm"), ("PL2.II.5", "Cuối năm 2026")],
    targets: &[
        ("PL1.A.1", "Năm 2026: 70; Năm 2028: 80; Đến năm 2030: ≥ 90 by 2030"),
        ("PL1.A.2.2", "Năm 2026: 80; Năm 2028: ≥ 95; Đến năm 2030: 100 by 2030"),
        ("PL1.A.3", "Năm 2026: ≤ 25; Năm 2028: ≤ 20; Đến năm 2030: 10 - 15 by 2030"),
        ("PL1.B.4", "Năm 2026: 12; Năm 2028: 16; Đến năm 2030: ≥ 3% và tăng dần by 2030"),
        ("PL1.B.5", "Năm 2026: 50; Đến năm 2030: 120 by 2030"),
        ("PL1.B.5/1", "Năm 2026: 5; Năm 2028: 10; Đến năm 2030: 20 by 2030"),
        ("PL1.C.6.b", "Năm 2026: 20; Năm 2028: 50; Đến năm 2030: Cơ bản phủ sóng by 2030"),
    ],
    products: &[("PL2.II.4", "Kho dữ liệu; Quyết định số 12/QĐ-UBND"), ("PL2.III.11", "")],
    cycles: &[("III.1/2", "quarterly"), ("III.3/2", "monthly")],
    doubts: &[
        ("lead_from_above", 2),
        ("number_repeated", 1),
        ("number_skipped", 1),
        ("several_leads", 1),
        ("time_unread", 1),
        ("unknown_unit", 1),
    ],
    ..NONE
};

/// A commune's programme in label blocks of every dress, with faulty numbers.
const COMMUNE: Counted = Counted {
    file: "dang-uy-xa-nhan-nhiem-vu.md",
    frame: ("09-CTr/ĐU", "2026-04-20"),
    sections: 3,
    groups: 5,
    tasks: 9,
    duties: 3,
    figures: &[
        ("A.2/1/c1", "≥ 85 triệu đồng/người/năm by 2030"),
        ("A.2/2/c1", "≤ 1,5% by 2030"),
        ("A.2/3/c1", "≥ 02 mô hình by 2030"),
        ("A.2/3/c2", "≥ 25 đảng viên by 2030"),
        ("A.2/4/c1", "95-98% by 2030"),
    ],
    leads: &[
        ("B.I.1", "ban-xay-dung-dang-dang-uy-xa"),
        ("B.I.2", "uy-ban-kiem-tra-dang-uy-xa"),
        ("B.I.2~2", "trung-tam-chinh-tri-xa"),
        ("B.III.4", "uy-ban-nhan-dan-xa"),
        ("B.III.5", "phong-kinh-te-xa"),
        ("B.III.6", "hoi-nong-dan-xa"),
        ("B.IV.7", "uy-ban-mat-tran-to-quoc-viet-nam-xa"),
        ("B.IV.8", "phong-van-hoa-xa-hoi-xa cac-thon"),
        ("B.IV.9", "tram-y-te-xa"),
        ("C.2", "van-phong-dang-uy-xa"),
        ("C.3", "cac-chi-bo-dang-bo-truc-thuoc"),
    ],
    helpers: &[
        ("B.III.4", "hoi-nong-dan-xa cac-thon"),
        ("B.III.5", "cong-an-xa ban-chi-huy-quan-su-xa doan-thanh-nien-xa"),
        ("B.III.6", "hoi-lien-hiep-phu-nu-xa"),
        ("B.IV.7", "cac-doan-the-chinh-tri-xa-hoi-xa cac-thon"),
    ],
    due: &[
        ("B.I.1", "2026-Q3"),
        ("B.I.2", "monthly"),
        ("B.I.2~2", "2026-05-14"),
        ("B.III.4", "2026-05-01/2027-12-31"),
        ("B.III.5", "2026-08"),
        ("B.III.6", ""),
        ("B.IV.7", "2026-08-30"),
        ("B.IV.8", "2026-Q4"),
        ("B.IV.9", "yearly"),
    ],
    times: &[
        ("B.III.5", "Dự kiến tháng 8/2026 (sau khi được tỉnh bố trí vốn)"),
        ("B.III.6", "Khi đủ điều kiện theo quy định"),
    ],
    products: &[("B.I.1", "Đề án của Ban Thường vụ"), ("B.III.4", "50 ha lúa hữu cơ")],
    cycles: &[("C.1", "half_yearly yearly"), ("C.2", "quarterly")],
    doubts: &[
        ("due_on_weekend", 1),
        ("group_leads", 1),
        ("number_repeated", 1),
        ("number_skipped", 3),
        ("several_leads", 1),
        ("time_unread", 1),
    ],
    ..NONE
};

/// A Front's plan by phases, and duties by body, some lettered.
const FRONT: Counted = Counted {
    file: "mttq-xa-theo-dot.txt",
    frame: ("31/KH-MTTQ-BTT", "2026-01-06"),
    sections: 5,
    groups: 9,
    tasks: 4,
    duties: 7,
    figures: &[("II/1/c1", "100%"), ("II/2/c1", "≥ 250 triệu đồng"), ("II/3/c1", "≥ 10 nhà")],
    leads: &[
        ("V.1/2", "ban-thuong-truc-uy-ban-mat-tran-to-quoc-viet-nam-xa"),
        ("V.2/1", "uy-ban-nhan-dan-xa"),
        ("V.3.a", "hoi-lien-hiep-phu-nu-xa"),
        ("V.3.b", "hoi-nong-dan-xa"),
        ("V.3.d", "doan-thanh-nien-xa"),
        ("V.4/1", "ban-cong-tac-mat-tran-cac-thon"),
    ],
    due: &[
        ("III.N1/1", "2026-03"),
        ("III.N1/2", "2026"),
        ("III.N2/1", "2027/2028"),
        ("III.N2/2", "2028-12-14"),
    ],
    cycles: &[("V.1/2", "quarterly"), ("V.4/1", "yearly")],
    doubts: &[("number_skipped", 1)],
    ..NONE
};

/// A police Party committee's resolution in prose with bold lead-ins: sections,
/// figures, who has to see to it, and not one task.
const POLICE: Counted = Counted {
    file: "dang-uy-cong-an-van-xuoi.md",
    frame: ("18-NQ/ĐUCA", "2026-01-15"),
    sections: 4,
    duties: 3,
    figures: &[("II/3/c1", "≥ 85%"), ("II/3/c2", "100%"), ("II/3/c3", "giảm ≥ 5%")],
    leads: &[
        ("IV/1", "cac-chi-bo-dang-bo-truc-thuoc"),
        ("IV/2", "uy-ban-kiem-tra-dang-uy"),
        ("IV/3", "van-phong-dang-uy-cong-an-tinh"),
    ],
    cycles: &[("IV/3", "half_yearly yearly")],
    doubts: &[],
    ..NONE
};

/// A youth union's plan: "I/", "1/", "(1)" with bold lead-ins, figures that are
/// no percentages, a page number in the middle.
const YOUTH: Counted = Counted {
    file: "doan-thanh-nien-chi-tieu-so.md",
    frame: ("12-KH/ĐTN", "2026-02-03"),
    sections: 4,
    groups: 3,
    tasks: 8,
    duties: 3,
    figures: &[
        ("II.1/c1", "≥ 120 đoàn viên"),
        ("II.1/c2", "≥ 15 đoàn viên"),
        ("II.2/c1", "100%"),
        ("II.3/c1", "≥ 500 hội viên"),
        ("II.4/c1", "≥ 300 triệu đồng"),
        ("II.4/c2", "≥ 05 dự án"),
        ("II.5/c1", "giảm 10%"),
    ],
    leads: &[
        ("III.2.2", "ban-phong-trao"),
        ("III.3.1", "ban-to-chuc-kiem-tra"),
        ("IV/1", "ban-thuong-vu-doan-phuong"),
        ("IV/2", "cac-chi-doan-truc-thuoc"),
        ("IV/3", "hoi-lien-hiep-thanh-nien-phuong"),
    ],
    helpers: &[("III.2.2", "hoi-lien-hiep-phu-nu-phuong")],
    due: &[
        ("III.1.1", "2026-05"),
        ("III.1.2", ""),
        ("III.1.3", "2026-05-18"),
        ("III.2.1", "2026-06-01/2026-08-31"),
        ("III.2.2", "2026-Q3"),
        ("III.2.4", ""),
        ("III.3.1", "2026-Q2"),
        ("III.3.2", ""),
    ],
    products: &[("III.3.1", "02 lớp, 150 học viên")],
    cycles: &[("IV/2", "monthly")],
    doubts: &[("lines_joined", 1), ("number_skipped", 1), ("unknown_unit", 2)],
    ..NONE
};

/// A department's annex from a PDF: columns in another order, lead and help in
/// one column, several lines in a cell, group rows repeated over the width, the
/// table cut by a page number and a repeated head.
const HEALTH: Counted = Counted {
    file: "so-y-te-o-nhieu-dong.md",
    frame: ("1502/QĐ-SYT", "2026-03-10"),
    sections: 1,
    groups: 3,
    tasks: 8,
    lines: &[("PL.I.3", 7)],
    texts: &[
        ("PL.I.3", "Rà soát trang thiết bị (máy X-quang, siêu âm, xét nghiệm)"),
        ("PL.III", "Y tế cơ sở"),
    ],
    leads: &[
        ("PL.I.1", "phong-nghiep-vu-y"),
        ("PL.I.2", "trung-tam-y-te-cac-khu-vuc"),
        ("PL.II.4", "van-phong-so"),
        ("PL.II.6", ""),
        ("PL.III.8", "phong-to-chuc-can-bo"),
    ],
    helpers: &[
        ("PL.I.1", "van-phong-so cac-benh-vien"),
        ("PL.I.2", "uy-ban-nhan-dan-cac-xa-phuong"),
        ("PL.II.4", ""),
        ("PL.III.8", "van-phong-so"),
    ],
    due: &[
        ("PL.I.1", "2026-Q2"),
        ("PL.I.2", "2026-07-01/2026-09-30"),
        ("PL.I.3", "2025-10-01/2026-03-31"),
        ("PL.II.4", "2026-09-30"),
        ("PL.II.5", "2026-12-10"),
        ("PL.II.6", ""),
        ("PL.III.7", ""),
        ("PL.III.8", "2026-12-15"),
    ],
    times: &[("PL.III.8", "17 giờ 00, ngày 15/12/2026"), ("PL.III.7", "Theo yêu cầu")],
    products: &[("PL.I.2", "Báo cáo / Hồ sơ sức khỏe điện tử")],
    doubts: &[("no_lead", 1), ("no_time", 1), ("unknown_unit", 7)],
    ..NONE
};

/// A ward's annexes as HTML tables, as pandoc writes them for GitHub: cells
/// that span rows and columns, sub-indicators, targets that are no numbers.
const WARD: Counted = Counted {
    file: "ubnd-phuong-chi-tieu-html.md",
    frame: ("88/BC-UBND", "2026-01-05"),
    sections: 2,
    groups: 3,
    tasks: 3,
    indicators: 7,
    lines: &[("PL1.I.1", 8), ("PL2.2", 2)],
    texts: &[("PL2.2", "Chỉnh trang vỉa hè, chiếu sáng các tuyến phố")],
    leads: &[
        ("PL1.I.1", "phong-kinh-te-ha-tang-va-do-thi-phuong"),
        ("PL1.I.2", "phong-kinh-te-ha-tang-va-do-thi-phuong"),
        ("PL1.I.3", "uy-ban-nhan-dan-phuong"),
        ("PL1.II.5.2", "phong-van-hoa-xa-hoi-phuong"),
        ("PL1.II.6", "bao-hiem-xa-hoi-viet-nam"),
        ("PL2.2", "uy-ban-nhan-dan-phuong doan-thanh-nien-phuong"),
    ],
    due: &[
        ("PL2.1", "2026-04-01/2026-09-30"),
        ("PL2.2", "2026-04-01/2026-05-31"),
        ("PL2.3", "half_yearly"),
    ],
    targets: &[
        ("PL1.I.1", "Kế hoạch 2026: 150; Mục tiêu đến 2030: ≥ 220 by 2030"),
        ("PL1.I.2", "Kế hoạch 2026: ≥ 12; Mục tiêu đến 2030: 12,5 - 13 by 2030"),
        ("PL1.II.4", "Kế hoạch 2026: < 0,5; Mục tiêu đến 2030: Cơ bản không còn hộ nghèo by 2030"),
        ("PL1.II.5.1", "Kế hoạch 2026: 3; Mục tiêu đến 2030: 5/5 by 2030"),
    ],
    doubts: &[("several_leads", 1)],
    ..NONE
};

/// An office's plan pasted from a word processor: cells set apart by tabs.
const OFFICE: Counted = Counted {
    file: "van-phong-dang-uy-bang-tab.txt",
    frame: ("03-KH/VPĐU", "2026-01-08"),
    sections: 3,
    groups: 3,
    tasks: 7,
    duties: 3,
    leads: &[
        ("II.A.1", "van-phong-dang-uy-phuong"),
        ("II.A.3", "ban-xay-dung-dang-dang-uy-phuong"),
        ("II.C.7", "van-phong-dang-uy-phuong"),
        // A person is no unit.
        ("III/1", ""),
        ("III/2", ""),
    ],
    helpers: &[
        ("II.A.1", "ban-xay-dung-dang-dang-uy-phuong uy-ban-kiem-tra-dang-uy-phuong"),
        ("II.B.4", ""),
        ("II.B.5", "cac-chi-bo-dang-bo-truc-thuoc"),
        ("II.C.6", "to-tai-vu cac-don-vi-lien-quan"),
    ],
    due: &[
        ("II.A.1", "2026-01"),
        ("II.A.2", "monthly"),
        ("II.A.3", "2028-Q2"),
        ("II.B.4", "2026/2027"),
        ("II.B.5", "2026-03-01/2026-05-31"),
        ("II.C.6", "2026-01-01/2026-12-31"),
        ("II.C.7", "2026-12-31"),
    ],
    times: &[("II.A.2", "Trước ngày 20 hằng tháng")],
    cycles: &[("III/2", "monthly")],
    doubts: &[("unknown_unit", 1)],
    ..NONE
};

/// A directive: numbered prose, then bold lines "Giao X:" above bullets, and
/// sentences that give one thing to one body.
const DIRECTIVE: Counted = Counted {
    file: "tinh-uy-chi-thi-giao-viec.md",
    frame: ("11-CT/TU", "2026-02-28"),
    sections: 1,
    groups: 3,
    duties: 6,
    leads: &[
        ("3/1/1", "dang-uy-uy-ban-nhan-dan-tinh"),
        ("3/1/2", "dang-uy-uy-ban-nhan-dan-tinh"),
        ("3/2/1", "so-nong-nghiep-va-moi-truong"),
        ("3/3/1", "uy-ban-mat-tran-to-quoc-viet-nam-tinh"),
        ("3/4", "ban-tuyen-giao-va-dan-van-tinh-uy"),
        ("3/5", "van-phong-tinh-uy"),
    ],
    cycles: &[("3/2/1", "monthly"), ("3/5", "quarterly")],
    doubts: &[],
    ..NONE
};
