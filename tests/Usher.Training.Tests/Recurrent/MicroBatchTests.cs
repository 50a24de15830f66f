using CsCheck;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class PieceTests
{
    [Fact]
    public void The_pieces_of_all_threads_have_every_row_once_in_order_and_no_piece_is_too_large() => Check.Sample(
        from rows in Gen.Int[1, 70]
        from steps in Gen.Int[1, 40]
        from threads in Gen.Int[1, 9]
        from most in Gen.Int[1, 200]
        select (rows, steps, threads, most),
        it =>
        {
            var window = new Window(it.rows, it.steps, [], [], [], [], [], [], []);

            var pieces = Enumerable.Range(0, it.threads).SelectMany(thread => Piece.Of(window, thread, it.threads, it.most)).ToList();

            Assert.Equal(Enumerable.Range(0, it.rows), pieces.SelectMany(piece => Enumerable.Range(piece.FirstRow, piece.Rows)));
            Assert.All(pieces, piece => Assert.True(piece.Rows == 1 || piece.Places <= it.most, $"{piece.Rows} rows of {it.steps} steps; {it.most} places are allowed."));
            var shares = pieces.GroupBy(piece => piece.Thread).Select(group => group.Sum(piece => piece.Rows)).ToList();
            Assert.InRange(shares.Max() - shares.Min(), 0, 1);
        });
}
