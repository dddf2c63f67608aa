namespace EmotionRecognition.Synthetic.Language;

/// <summary>The sentences of improvised dialogs, written for this corpus.</summary>
internal static class SentenceTable
{
    /// <summary>Sentences whose words suggest an emotion, with a weight per label.</summary>
    public const string Telling = """
        ang4 | I hate you.
        ang4 fru1 | I hate {it}, do you hear me?
        ang4 | You are a liar!
        ang4 fru1 | Liar, {who} was never there!
        ang4 | Shut up!
        ang4 fru1 | Shut up and listen to me!
        ang3 fru2 | Damn it, where is {it}?
        ang3 fru3 | I am sick of this damn thing.
        ang4 | How dare you!
        ang3 | Don't you dare blame {who}.
        ang3 fru2 | How stupid can you be?
        ang2 fru3 | It is a stupid rule.
        ang3 fru1 | Get your hands off {it}!
        ang3 | Get out, and shut the door!
        ang3 fru2 | I can't believe you lied to me.
        ang2 fru3 | What is wrong with you?
        ang2 sad1 | You hurt me, do you know that?
        fru4 | I have been waiting for hours.
        fru4 | I am still waiting for {it}.
        fru4 ang1 | This is ridiculous.
        fru3 ang2 | It is ridiculous, I told {who} twice.
        fru4 sad1 | I am tired of {it}.
        fru3 sad2 | I am so tired.
        fru4 ang1 | {it} is useless.
        fru3 sad2 | It is useless, I give up.
        fru4 | You have the wrong form again.
        fru3 ang1 | They got it wrong {when}.
        fru4 | Hours, and nobody answers.
        fru3 ang1 | I don't believe a word of it.
        fru3 neu1 | I already filled in the form twice.
        fru2 sad3 | I can't do this anymore, I am tired.
        fru2 sad2 neu1 | I am sorry, it is no use.
        sad4 | I miss you.
        sad4 | I miss {it} so much.
        sad4 | {who} died {when}.
        sad4 | She died and I was not there.
        sad4 fru1 | We lost {it}.
        sad4 fru1 | I lost everything.
        sad4 | It hurts.
        sad3 fru1 | It hurts to talk about {it}.
        sad3 neu1 | I am sorry about {it}.
        sad3 hap1 | I loved her, you know.
        sad3 | I was crying the whole night.
        sad3 fru1 | I can't stop crying.
        sad2 hap1 | We were so happy here.
        sad3 | Oh god, I miss him.
        exc4 | We won!
        exc4 sur1 | I won, can you believe it?
        exc4 | This is amazing!
        exc4 hap1 | {it} is going to be amazing!
        exc4 | I can't wait!
        exc4 | I can't wait for {it}!
        exc3 hap2 | Let's have a party {when}!
        exc3 hap1 | Come on, it is a party!
        exc3 hap3 | I am so happy for you!
        exc3 hap2 sur1 | That is fantastic news!
        exc4 hap1 | Fantastic, really fantastic!
        exc3 sur2 | Oh my god, yes!
        exc3 hap1 | Guess what, we are getting married!
        hap4 neu1 | I am happy with {it}.
        hap4 | You make me happy.
        hap4 exc1 | That is wonderful.
        hap4 exc1 | It was a wonderful evening.
        hap4 neu1 | I am glad you came {when}.
        hap4 | I am glad, really.
        hap4 exc1 | I love {it}.
        hap3 sad1 | I love you.
        hap3 neu1 | You have a nice smile.
        hap4 | {who} made me smile {when}.
        hap2 exc2 | Congratulations, I am glad!
        hap3 neu2 | Thank you, it is nice.
        sur4 exc1 | Wow.
        sur4 exc2 | Wow, where did that come from?
        sur4 | Really? You are kidding.
        sur4 exc1 | You are kidding me!
        sur4 exc1 | I don't believe it!
        sur4 | I did not expect {it}.
        sur4 neu1 | I did not expect you {when}.
        sur4 | Really? I had no idea.
        sur3 ang1 | {who} said what?
        sur3 exc1 fea1 | Oh my god!
        sur3 fea1 | What on earth is that?
        sur4 | Seriously? Since when?
        sur3 ang1 | Seriously, you did what?
        sur3 exc1 | Wow, you never told me about {it}!
        fea4 | I am scared.
        fea4 sad1 | I am scared of {it}.
        fea4 | Did you hear that noise?
        fea4 | There is a noise behind {it}.
        fea4 sad1 | I am afraid.
        fea4 | I am afraid something will happen {when}.
        fea4 | Hide, {who}, hide!
        fea4 | Quick, hide behind {it}.
        fea3 | Somebody is at the door.
        fea3 | Lock the door, quick!
        fea3 sad1 | Please don't hurt me.
        fea3 sur1 | Oh god, what was that?
        neu4 | It is near the station.
        neu4 | I take the bus to the station.
        neu4 fru1 | You need a form for {it}.
        neu4 | Sign the form here.
        neu4 | It should take ten minutes.
        neu3 fru1 | {who} comes in ten minutes.
        neu4 fru1 | What is your number?
        neu4 | The number is on {it}.
        neu4 | The meeting is in room twelve.
        neu3 | {who} is in the other room.
        neu4 | Let me check the list.
        neu3 hap1 | I usually meet {who} on Friday.
        neu4 | We usually open at nine.
        neu3 | {it} is next to the door.
        """;

    /// <summary>Sentences that fit any emotion.</summary>
    public const string Plain = """
         | Yeah, I know.
         | What do you mean?
         | I talked to {who} {when}.
         | I don't know.
         | Okay, I will do it.
         | It is about {it}.
         | You know what I think?
         | I saw {it} {when}.
         | That is what {who} said.
         | I guess so.
         | Look at {it}.
         | So what happened with {it}?
         | And then {who} called me.
         | Tell me about {it}.
         | Yes, that is right.
         | No, not {when}.
         | Well, here we are.
         | Are you coming {when}?
         | I have to talk to you.
         | It was {who}, not me.
         | He said: wait for {who}.
         | Listen, there is one thing: {it}.
         | I was there {when}.
         | Do you remember {it}?
         | Where is {who}?
         | Mmm, let me think.
         | You said that {when}.
         | We have talked about {it}.
         | Just go home.
         | I think it is over.
         | You don't have to come.
         | Is it for me?
         """;
}
