### Lời của chương trình, tiếng Việt. Mỗi câu: chuyện gì · làm gì tiếp.

## Thời gian
period-quarter = Quý { $number }/{ $year }
period-month = Tháng { $month }/{ $year }
period-first-half = 6 tháng đầu năm { $year }
period-second-half = 6 tháng cuối năm { $year }
period-year = Năm { $year }
period-years = { $from }-{ $to }
period-years-open = { $from }-{ $to } và tiếp theo
period-range = { $from } – { $to }
cycle-monthly = hằng tháng
cycle-quarterly = hằng quý
cycle-half-yearly = 6 tháng
cycle-yearly = hằng năm
no-due = không thời hạn

## Trạng thái
progress-not-started = Chưa triển khai
progress-underway = Đang thực hiện
progress-done = Hoàn thành
progress-paused = Tạm dừng
standing-done-in-time = Hoàn thành đúng hạn
standing-done-late = Hoàn thành quá hạn
standing-in-time = Trong hạn
standing-due-soon = Sắp đến hạn
standing-overdue = QUÁ HẠN
standing-paused = Tạm dừng
standing-needs-confirmation = Cần xác nhận
standing-no-deadline = Duy trì, thường xuyên
state-done = xong { $date }
state-done-late = xong trễ { $date }
state-due-soon = { $days ->
    [0] hạn hôm nay
   *[other] còn { $days } ngày
}
state-overdue = QUÁ HẠN { $days } ngày
state-paused = tạm dừng
state-needs-confirmation = cần xác nhận
state-no-deadline = thường xuyên
milestone-deploy = Triển khai
milestone-attain = Đạt chuẩn
milestone-sustain = Duy trì
unit-body = đơn vị
unit-group = nhóm
unit-catch-all = gọi chung

## Nhật ký
change-imported = Nhập { $source } ({ $nodes } mục)
change-note = sửa kết quả kỳ này
change-progress = { $from } → { $to }
change-due = hạn { $from } → { $to }
change-due-confirmed = xác nhận thời hạn
change-undone = hoàn tác: { $change }

## Điều cần xem lại khi đọc văn bản
notice-no-number = Văn bản không ghi số, ký hiệu.
notice-no-issue-date = Văn bản không ghi ngày ban hành.
notice-lead-also-coordinates = Đơn vị chủ trì “{ $lead }” cũng đứng trong danh sách phối hợp với tên “{ $other }”.
notice-group-leads = Chủ trì là một nhóm (“{ $group }”), chưa rõ một đầu mối.
notice-several-leads = Nhiều đơn vị cùng chủ trì: { $leads }.
notice-no-lead = Chưa ghi đơn vị chủ trì.
notice-no-time = Chưa ghi thời gian thực hiện.
notice-due-before-issue = Hạn ({ $due }) sớm hơn ngày chương trình được ban hành hoặc quán triệt ({ $day }): cần xác nhận.
notice-due-on-weekend = Hạn { $day } rơi vào ngày nghỉ cuối tuần.
notice-time-unread = Chưa hiểu thời hạn “{ $words }”, giữ nguyên văn.
notice-unknown-unit = “{ $words }” chưa có trong danh mục đơn vị.
notice-number-faulty = Số mục ghi “{ $written }”, đọc là { $read }.
notice-number-repeated = Số mục { $number } lặp lại.
notice-number-skipped = Thiếu số mục: chờ { $expected }, gặp { $found }.
notice-lines-joined = Đoạn văn bị ngắt trang, đã nối lại.
notice-control-characters = Có { $count } ký tự điều khiển, hiện thành ký hiệu.
notice-no-numbering = Không thấy số mục nào; giữ toàn bộ dưới dạng văn bản.
notice-empty-label = Sau “{ $label }” không có nội dung.
notice-table-unread = Chưa hiểu các cột của bảng; giữ nguyên văn.
