# The window changes its size while the program runs.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml
cp map.yaml before.yaml
open_map 80x24
for size in 160x45 20x5 80x24 33x9 400x100 80x24; do
	tmux_ resize-window -x "${size%x*}" -y "${size#*x}"
	same_screen "the screen at $size" $size ""
done
for size in 19x5 20x4 5x2 1x1; do
	tmux_ resize-window -x "${size%x*}" -y "${size#*x}"
	same_screen "the screen at $size" $size ""
done
tmux_ resize-window -x 80 -y 24
same_screen "the screen after it was too small" 80x24 ""
# with a form open, half a line typed
keys Enter
wait_for "1/29"
tmux_ resize-window -x 160 -y 45
same_screen "the form beside the grid" 160x45 "<Enter>"
tmux_ resize-window -x 80 -y 24
same_screen "the form over the grid" 80x24 "<Enter>"
keys Escape
wait_for "m move"
keys a
type_text "途中"
wait_for "途中"
tmux_ resize-window -x 60 -y 20
same_screen "a line that is being typed" 60x20 "a途中"
keys Enter
wait_for "30 touchpoints"
# sizes in quick succession, keys in between
for size in 90x30 81x25 120x36 70x20 80x24; do
	tmux_ resize-window -x "${size%x*}" -y "${size#*x}"
	keys BSpace
done
keys Escape
same_screen "the screen after many sizes" 80x24 "a途中<Enter><Esc>"
